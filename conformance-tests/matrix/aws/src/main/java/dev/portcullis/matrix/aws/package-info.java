/** Programs on the HTTP clients of the AWS SDK for Java 2. */
package dev.portcullis.matrix.aws;
