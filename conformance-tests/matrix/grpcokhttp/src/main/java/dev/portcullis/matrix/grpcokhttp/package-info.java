/** Programs on gRPC with OkHttp, whose releases are others than those of the rest of gRPC. */
package dev.portcullis.matrix.grpcokhttp;
