/** Programs on the clients of Kafka, and its brokers. */
package dev.portcullis.matrix.kafka;
