/**
 * Programs on HTTP clients that share no dependency: those of the JDK, OkHttp, Apache HttpClient.
 */
package dev.portcullis.matrix.http;
