/** A web application for a Tomcat of its own. */
package dev.portcullis.matrix.tomcat;
