/** Programs on Angus Mail. */
package dev.portcullis.matrix.mail;
