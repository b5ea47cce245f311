/** Programs on servers that share no dependency: Tomcat 11, Undertow. */
package dev.portcullis.matrix.servers;
