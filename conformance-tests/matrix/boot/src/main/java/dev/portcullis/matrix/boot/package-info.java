/** A Spring Boot web application, and Spring's client. */
package dev.portcullis.matrix.boot;
