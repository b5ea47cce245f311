/** Programs on Vert.x 5. */
package dev.portcullis.matrix.vertx;
