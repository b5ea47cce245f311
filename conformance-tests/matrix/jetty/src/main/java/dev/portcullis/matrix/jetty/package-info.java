/** Programs on Jetty 12, HTTP/1.1 and HTTP/2. */
package dev.portcullis.matrix.jetty;
