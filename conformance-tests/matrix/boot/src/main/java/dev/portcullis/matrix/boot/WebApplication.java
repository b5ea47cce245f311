package dev.portcullis.matrix.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A web application as its users write it: TLS by {@code server.ssl.*} alone. */
@SpringBootApplication
@RestController
public class WebApplication {

  public static void main(String[] arguments) {
    SpringApplication.run(WebApplication.class, arguments);
  }

  @GetMapping("/")
  String page() {
    return "ok";
  }
}
