/** Programs on Netty 4.2 with the JDK's provider. */
package dev.portcullis.matrix.netty;
