package dev.portcullis.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The ratios as an SVG: one group of bars a row, on a logarithmic axis around SunJSSE's 1. Pure.
 */
final class Plot {

  private static final Map<Subject, String> COLOURS =
      Map.of(
          Subject.PORTCULLIS, "#1b6e53",
          Subject.PORTCULLIS_SUN, "#7fbf9f",
          Subject.BC, "#c0504d",
          Subject.BC_JCA, "#e0a09a",
          Subject.CONSCRYPT, "#4f81bd");
  private static final List<Subject> SHOWN =
      List.of(
          Subject.PORTCULLIS,
          Subject.PORTCULLIS_SUN,
          Subject.BC,
          Subject.BC_JCA,
          Subject.CONSCRYPT);
  private static final double LEAST = 0.02;
  private static final double MOST = 10;
  private static final int LEFT = 330;
  private static final int WIDTH = 560;
  private static final int BAR = 8;
  private static final int TOP = 60;

  private final Figures figures;
  private final StringBuilder svg = new StringBuilder();
  private int y = TOP;

  Plot(Figures figures) {
    this.figures = figures;
  }

  String svg() {
    figures.javas().forEach(this::panel);
    int height = y + 20;
    StringBuilder whole = new StringBuilder();
    whole.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">\n"
            .formatted(LEFT + WIDTH + 30, height));
    whole.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    whole.append(text(10, 20, "start", "Speed against bare SunJSSE (1), higher is faster"));
    legend(whole);
    for (double tick : new double[] {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10}) {
      whole.append(line(x(tick), height, tick == 1 ? "#000000" : "#dddddd"));
      whole.append(text(x(tick), TOP - 4, "middle", Page.number(tick)));
    }
    return whole.append(svg).append("</svg>\n").toString();
  }

  private void legend(StringBuilder whole) {
    int at = 10;
    for (Subject subject : SHOWN) {
      whole.append(rectangle(at, 30, 10, COLOURS.get(subject)));
      whole.append(text(at + 14, 38, "start", subject.title()));
      at += 30 + 7 * subject.title().length();
    }
  }

  private void panel(String java) {
    y += 16;
    svg.append(text(10, y, "start", "JDK " + java));
    y += 6;
    for (Page.Row row : Page.RATIOS) {
      svg.append(text(LEFT - 8, y + 12, "end", row.title()));
      int begin = y;
      for (Subject subject : SHOWN) {
        figures
            .value(java, row.key(), subject.name())
            .ifPresent(value -> bar(value, COLOURS.get(subject)));
      }
      y = Math.max(y, begin + 2 * BAR) + 6;
    }
  }

  private void bar(double value, String colour) {
    double from = Math.min(x(1), x(value));
    svg.append(rectangle(from, y, Math.max(1, Math.abs(x(value) - x(1))), colour));
    boolean slower = value < 1;
    svg.append(
        text(x(value) + (slower ? -3 : 3), y + BAR, slower ? "end" : "start", Page.number(value)));
    y += BAR + 1;
  }

  private static double x(double value) {
    double inside = Math.min(MOST, Math.max(LEAST, value));
    return LEFT + WIDTH * Math.log(inside / LEAST) / Math.log(MOST / LEAST);
  }

  private static String rectangle(double x, double y, double width, String colour) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
        x,
        y,
        width,
        BAR,
        colour);
  }

  private static String line(double x, int height, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>%n",
        x,
        x,
        TOP,
        height - 10,
        colour);
  }

  private static String text(double x, double y, String anchor, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        text.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
