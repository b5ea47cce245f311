package dev.portcullis.matrix.tomcat;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs one of the applications inside the web application: what is posted says which. */
@WebServlet("/")
public final class ProgramServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("ok");
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] posted = request.getInputStream().readAllBytes();
    Fields command = Fields.parse(new String(posted, StandardCharsets.UTF_8));
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(Main.answerTo(command).line());
  }
}
