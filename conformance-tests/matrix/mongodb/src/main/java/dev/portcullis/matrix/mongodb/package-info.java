/** Programs on the driver of MongoDB, and a server of its protocol. */
package dev.portcullis.matrix.mongodb;
