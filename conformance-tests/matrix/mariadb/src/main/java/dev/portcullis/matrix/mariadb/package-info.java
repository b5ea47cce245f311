/** Programs on the JDBC driver of MariaDB. */
package dev.portcullis.matrix.mariadb;
