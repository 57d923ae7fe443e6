package org.vanthu.samples;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** Paints sheets as pictures. */
final class Painter {

    private Painter() {}

    static BufferedImage paint(List<Mark> marks, int dpi, Color paper) {
        double scale = dpi / 72.0;
        BufferedImage image = new BufferedImage(
                (int) Math.round(Sheets.WIDTH * scale),
                (int) Math.round(Sheets.HEIGHT * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(paper);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.scale(scale, scale);
        for (Mark mark : marks) {
            paint(g, mark);
        }
        g.dispose();
        return image;
    }

    private static void paint(Graphics2D g, Mark mark) {
        if (mark instanceof Mark.TextMark text) {
            AffineTransform before = g.getTransform();
            g.setColor(new Color(text.rgb()));
            g.setFont(text.face().font(text.size()));
            g.translate(text.x(), text.y());
            g.rotate(Math.toRadians(text.angle()));
            g.drawString(text.text(), 0, 0);
            g.setTransform(before);
        } else if (mark instanceof Mark.LineMark line) {
            g.setColor(new Color(line.rgb()));
            g.setStroke(new BasicStroke(line.width()));
            g.draw(new Line2D.Float(line.x1(), line.y1(), line.x2(), line.y2()));
        } else if (mark instanceof Mark.FrameMark frame) {
            g.setColor(new Color(frame.rgb()));
            g.setStroke(new BasicStroke(frame.line()));
            g.draw(new Rectangle2D.Float(frame.x(), frame.y(), frame.width(), frame.height()));
        } else if (mark instanceof Mark.SealMark seal) {
            seal(g, seal);
        } else if (mark instanceof Mark.ScribbleMark scribble) {
            scribble(g, scribble);
        }
    }

    private static void seal(Graphics2D g, Mark.SealMark seal) {
        g.setColor(new Color(0xD0, 0x18, 0x20, 170));
        float r = seal.radius();
        for (float radius : new float[] {r, r - 3, r * 0.6f}) {
            g.setStroke(new BasicStroke(radius == r ? 2.2f : 0.9f));
            g.draw(new Ellipse2D.Float(seal.centerX() - radius, seal.centerY() - radius, 2 * radius, 2 * radius));
        }
        String rim = seal.rim() + " ★ ";
        g.setFont(Face.SANS_BOLD.font(7.5f));
        AffineTransform before = g.getTransform();
        for (int i = 0; i < rim.length(); i++) {
            g.setTransform(before);
            g.translate(seal.centerX(), seal.centerY());
            g.rotate(2 * Math.PI * i / rim.length() - Math.PI);
            g.drawString(rim.substring(i, i + 1), -2, -r * 0.7f);
        }
        g.setTransform(before);
        Path2D star = new Path2D.Float();
        for (int i = 0; i < 5; i++) {
            double angle = -Math.PI / 2 + i * 4 * Math.PI / 5;
            double x = seal.centerX() + Math.cos(angle) * r * 0.35;
            double y = seal.centerY() + Math.sin(angle) * r * 0.35;
            if (i == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        g.setStroke(new BasicStroke(1.5f));
        g.draw(star);
    }

    private static void scribble(Graphics2D g, Mark.ScribbleMark mark) {
        Random random = new Random(mark.seed());
        g.setColor(new Color(0x14, 0x28, 0xA0, 220));
        g.setStroke(new BasicStroke(1.2f + random.nextFloat(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Float();
        float x = mark.x();
        path.moveTo(x, mark.y() + mark.height() / 2);
        int strokes = 4 + random.nextInt(6);
        for (int i = 0; i < strokes; i++) {
            float next = mark.x() + mark.width() * (i + 1) / strokes;
            path.curveTo(
                    x + random.nextFloat() * 20,
                    mark.y() + random.nextFloat() * mark.height(),
                    next - random.nextFloat() * 25,
                    mark.y() + random.nextFloat() * mark.height(),
                    next,
                    mark.y() + mark.height() * (0.3f + 0.4f * random.nextFloat()));
            x = next;
        }
        g.draw(path);
    }
}
