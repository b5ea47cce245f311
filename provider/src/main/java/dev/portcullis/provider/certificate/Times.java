package dev.portcullis.provider.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints the times of a certificate as OpenSSL does: {@code Jan 5 09:34:43 2018 GMT}. Reads more
 * than RFC 5280, Section 4.1.2.5, allows, since OpenSSL does: seconds may be missing from, and an
 * offset may stand in either form. Stateless.
 */
final class Times {
  private static final int UTC_TIME = 0x17;
  private static final int GENERALIZED_TIME = 0x18;
  private static final String REST =
      "(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:(\\d\\d)%s)?(Z|[+-](?:0\\d|1[0-2])[0-5]\\d)";
  private static final Pattern UTC = Pattern.compile("(\\d\\d)" + REST.formatted("()"));
  private static final Pattern GENERALIZED =
      Pattern.compile("(\\d{4})" + REST.formatted("(\\.\\d+)?"));
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final String BAD = "Bad time value";
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private Times() {}

  /** The printed form of a UTCTime or GeneralizedTime. */
  static String print(Der time) throws CertificateParsingException {
    if (!time.is(UTC_TIME)) {
      time.as(GENERALIZED_TIME, "time");
    }
    String text = new String(time.content(), StandardCharsets.ISO_8859_1);
    Matcher matcher = (time.is(UTC_TIME) ? UTC : GENERALIZED).matcher(text);
    if (!matcher.matches()) {
      return BAD;
    }
    try {
      return print(matcher, moment(matcher));
    } catch (DateTimeException e) {
      return BAD;
    }
  }

  private static LocalDateTime moment(Matcher part) {
    int written = number(part, 1);
    boolean twoDigits = part.group(1).length() == 2;
    int year = twoDigits ? written + (written < 50 ? 2000 : 1900) : written;
    int second = part.group(6) == null ? 0 : number(part, 6);
    LocalDateTime local =
        LocalDateTime.of(
            year, number(part, 2), number(part, 3), number(part, 4), number(part, 5), second);
    int offset = offset(part.group(8));
    LocalDateTime moment = local.minusMinutes(offset);
    if (offset != 0 && (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR)) {
      throw new DateTimeException("OpenSSL does not reckon there");
    }
    return moment;
  }

  /** Minutes east of Greenwich. */
  private static int offset(String zone) {
    if (zone.equals("Z")) {
      return 0;
    }
    int minutes = 60 * Integer.parseInt(zone.substring(1, 3)) + Integer.parseInt(zone.substring(3));
    return zone.startsWith("-") ? -minutes : minutes;
  }

  /** Fractions are printed as they stand. */
  private static String print(Matcher part, LocalDateTime moment) {
    String fraction = part.group(7) == null ? "" : part.group(7);
    return String.format(
        Locale.ROOT,
        "%s %2d %02d:%02d:%02d%s %d GMT",
        MONTHS.get(moment.getMonthValue() - 1),
        moment.getDayOfMonth(),
        moment.getHour(),
        moment.getMinute(),
        moment.getSecond(),
        fraction,
        moment.getYear());
  }

  private static int number(Matcher part, int group) {
    return Integer.parseInt(part.group(group));
  }
}
