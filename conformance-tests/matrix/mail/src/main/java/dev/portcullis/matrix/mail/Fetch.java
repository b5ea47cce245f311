package dev.portcullis.matrix.mail;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;

/** Counts the mails of an inbox. Options: {@code port}, those of {@link MailTls}. */
public final class Fetch implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Session session = Session.getInstance(MailTls.properties("imaps", options));
    try (Store store = session.getStore("imaps")) {
      store.connect("localhost", options.number("port", 0), "app", "secret");
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        return new Fields().put("reply", "200 mails: " + inbox.getMessageCount());
      }
    }
  }
}
