/** Programs on the client of RabbitMQ. */
package dev.portcullis.matrix.rabbitmq;
