package dev.portcullis.conformance.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A program that the tests need, and the Debian package that brings it. */
enum Program {
  OPENSSL("openssl", "openssl"),
  GNUTLS_SERV("gnutls-serv", "gnutls-bin"),
  GNUTLS_CLI("gnutls-cli", "gnutls-bin"),
  NGINX("nginx", "nginx-light"),
  CURL("curl", "curl"),
  PYTHON("python3", "python3"),
  REDIS("redis-server", "redis-server"),
  MARIADB("mariadbd", "mariadb-server"),
  MARIADB_INSTALL("mariadb-install-db", "mariadb-server"),
  SLAPD("slapd", "slapd"),
  EXIM("exim4", "exim4-daemon-light"),
  DOVECOT("dovecot", "dovecot-imapd"),
  EPMD("epmd", "rabbitmq-server"),
  RABBITMQ("rabbitmq-server", "rabbitmq-server"),
  GO("go", "golang-go"),
  CHROMIUM("chromium", "chromium"),
  TESTSSL("testssl", "testssl.sh");

  private final String command;
  private final String debianPackage;

  Program(String command, String debianPackage) {
    this.command = command;
    this.debianPackage = debianPackage;
  }

  /** Its full path; a missing program fails the test, since a skipped peer proves nothing. */
  String path() {
    String search = System.getenv("PATH") + File.pathSeparator + "/usr/sbin:/sbin";
    return Stream.of(search.split(File.pathSeparator))
        .map(directory -> Path.of(directory, command))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    command + " is not installed; apt-get install " + debianPackage));
  }
}
