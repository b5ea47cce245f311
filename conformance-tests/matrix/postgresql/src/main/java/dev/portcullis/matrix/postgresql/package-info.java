/** Programs on the JDBC driver of PostgreSQL. */
package dev.portcullis.matrix.postgresql;
