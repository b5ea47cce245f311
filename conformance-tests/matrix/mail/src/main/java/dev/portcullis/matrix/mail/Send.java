package dev.portcullis.matrix.mail;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * Sends a mail. Options: {@code port}, {@code starttls} (absent, {@code optional}, {@code
 * required}), those of {@link MailTls}.
 */
public final class Send implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    String starttls = options.get("starttls");
    String protocol = starttls.isEmpty() ? "smtps" : "smtp";
    Properties properties = MailTls.properties(protocol, options);
    properties.put("mail.smtp.starttls.enable", String.valueOf(!starttls.isEmpty()));
    properties.put("mail.smtp.starttls.required", String.valueOf(starttls.equals("required")));
    Session session = Session.getInstance(properties);
    try (Transport transport = session.getTransport(protocol)) {
      transport.connect("localhost", options.number("port", 0), null, null);
      Message message = message(session);
      transport.sendMessage(message, message.getAllRecipients());
      return new Fields().put("reply", "200 sent");
    }
  }

  private static Message message(Session session) throws Exception {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress("a@localhost"));
    message.setRecipients(Message.RecipientType.TO, "b@localhost");
    message.setSubject("hello");
    message.setText("hello");
    message.saveChanges();
    return message;
  }
}
