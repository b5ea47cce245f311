/** Programs on gRPC with Netty, and with the Netty that gRPC brings along under its own name. */
package dev.portcullis.matrix.grpc;
