/** Programs on protocols of the JDK other than HTTP: LDAP, RMI, JMX. */
package dev.portcullis.matrix.jdk;
