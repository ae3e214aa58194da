package id.aduan.stack.demo;

import static java.util.Objects.requireNonNull;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.Random;

/** The things that the demo's pictures are made of, on a paper of 1024 × 768. */
final class Scenery {
    private final Graphics2D paper;
    private final int width;
    private final int height;
    private final Random random;

    Scenery(Graphics2D paper, int width, int height, Random random) {
        this.paper = requireNonNull(paper, "paper is null");
        this.width = width;
        this.height = height;
        this.random = requireNonNull(random, "random is null");
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    Graphics2D paper() {
        return paper;
    }

    void day() {
        sky(new Color(0x8fc1e6), new Color(0xf1f6f4));
        paper.setColor(new Color(255, 255, 255, 190));
        for (int[] cloud : new int[][] {{150, 110}, {430, 70}, {790, 130}}) {
            paper.fillOval(cloud[0], cloud[1], 150, 44);
            paper.fillOval(cloud[0] + 36, cloud[1] - 26, 84, 60);
        }
    }

    void rainy() {
        sky(new Color(0x6f7f8d), new Color(0xbcc5c9));
    }

    void night() {
        sky(new Color(0x0a1022), new Color(0x25304d));
        paper.setColor(new Color(0xdfe6ff));
        for (int i = 0; i < 60; i++) {
            paper.fillOval(random.nextInt(width), random.nextInt(360), 2, 2);
        }
        paper.setColor(new Color(0x12150f));
        paper.fillRect(0, 600, width, height - 600);
    }

    void hills() {
        paper.setColor(new Color(0x86a79a));
        hill(260, 250, 560);
        paper.setColor(new Color(0x6f9a7d));
        hill(760, 280, 640);
        ground(new Color(0x86a866), 430);
    }

    private void hill(int x, int top, int spread) {
        Path2D hill = new Path2D.Float();
        hill.moveTo(x - spread / 2f, 440);
        hill.curveTo(x - spread / 5f, top, x + spread / 5f, top - 20, x + spread / 2f, 440);
        hill.closePath();
        paper.fill(hill);
    }

    void ground(Color color, int from) {
        paper.setPaint(new GradientPaint(0, from, color, 0, height, color.darker()));
        paper.fillRect(0, from, width, height - from);
    }

    void wall(Color color) {
        paper.setColor(color);
        paper.fillRect(0, 250, width, 290);
        paper.setColor(color.darker());
        paper.setStroke(new BasicStroke(2));
        for (int y = 250; y < 540; y += 36) {
            paper.drawLine(0, y, width, y);
            for (int x = y / 36 % 2 * 40; x < width; x += 80) {
                paper.drawLine(x, y, x, y + 36);
            }
        }
    }

    void road() {
        paper.setPaint(new GradientPaint(0, 430, new Color(0x7b7e83), 0, height, new Color(0x55585d)));
        paper.fillPolygon(new int[] {470, 560, 980, 60}, new int[] {430, 430, height, height}, 4);
        speckle(200, 520, 640, 240, new Color(0x6d7076), 500);
        paper.setColor(new Color(0xf3f1e6));
        for (int[] dash : new int[][] {{440, 3}, {480, 5}, {540, 8}, {620, 12}, {710, 16}}) {
            paper.fillRect(515 - dash[1] / 2, dash[0], dash[1], dash[1] * 4);
        }
    }

    void speckle(int x, int y, int across, int down, Color color, int count) {
        paper.setColor(color);
        for (int i = 0; i < count; i++) {
            paper.fillOval(x + random.nextInt(across), y + random.nextInt(down), 4, 2);
        }
    }

    void hole(int x, int y, int across, int down) {
        paper.setColor(new Color(0x6a5a48));
        blob(x, y, across + 26, down + 16);
        paper.setColor(new Color(0x2f2a25));
        blob(x, y, across, down);
        paper.setColor(new Color(0x7d8a90));
        blob(x + 4, y + 8, across * 3 / 5, down / 2);
        paper.setColor(new Color(0xaab4b8));
        paper.fillOval(x - across / 6, y + 2, across / 5, down / 8);
    }

    private void blob(int x, int y, int across, int down) {
        Path2D edge = new Path2D.Float();
        for (int i = 0; i < 22; i++) {
            double angle = Math.PI * 2 * i / 22;
            double reach = 0.86 + random.nextDouble() * 0.22;
            double px = x + Math.cos(angle) * across / 2 * reach;
            double py = y + Math.sin(angle) * down / 2 * reach;
            if (i == 0) {
                edge.moveTo(px, py);
            } else {
                edge.lineTo(px, py);
            }
        }
        edge.closePath();
        paper.fill(edge);
    }

    void cone(int x, int foot) {
        paper.setColor(new Color(0xe8702a));
        paper.fillPolygon(new int[] {x - 34, x + 34, x + 8, x - 8}, new int[] {foot, foot, foot - 96, foot - 96}, 4);
        paper.setColor(Color.WHITE);
        paper.fillPolygon(
                new int[] {x - 22, x + 22, x + 16, x - 16}, new int[] {foot - 44, foot - 44, foot - 66, foot - 66}, 4);
        paper.setColor(new Color(0x2b2b2b));
        paper.fillRect(x - 44, foot - 4, 88, 10);
    }

    void heap(int middle, int foot, int half) {
        Color[] bags = {
            new Color(0x2b2f36), new Color(0xc7463a), new Color(0x3d6fa5), new Color(0xd9c26a), new Color(0xf0ede4)
        };
        for (int row = 0; row < 6; row++) {
            int reach = half - row * 50;
            for (int x = -reach; x < reach; x += 46) {
                int px = middle + x + random.nextInt(26);
                int py = foot - row * 44 - random.nextInt(16);
                int size = 62 + random.nextInt(36);
                Color bag = bags[random.nextInt(bags.length)];
                paper.setColor(bag);
                paper.fillRoundRect(px, py - size / 2, size, size * 3 / 4, 34, 34);
                paper.setColor(bag.brighter());
                paper.drawArc(px + 8, py - size / 2 + 6, size / 2, size / 3, 60, 110);
            }
        }
    }

    void flies(int x, int y) {
        paper.setColor(new Color(0x222222));
        for (int i = 0; i < 26; i++) {
            paper.fillOval(x - 220 + random.nextInt(440), y - 60 + random.nextInt(150), 5, 4);
        }
    }

    void bin(int x, int y, Color color) {
        paper.setColor(color);
        paper.fillRoundRect(x, y, 110, 170, 14, 14);
        paper.setColor(color.darker());
        paper.fillRoundRect(x - 8, y - 22, 126, 30, 16, 16);
        paper.fillRect(x + 30, y + 30, 8, 110);
        paper.fillRect(x + 72, y + 30, 8, 110);
    }

    void pole(int x, Color color) {
        paper.setColor(color);
        paper.fillRect(x, 170, 16, 450);
        paper.setStroke(new BasicStroke(12));
        paper.drawLine(x + 8, 176, 580, 184);
    }

    void glow(int x, int y, int reach, Color color) {
        paper.setPaint(new RadialGradientPaint(
                x, y, reach, new float[] {0, 1}, new Color[] {color, new Color(color.getRGB() & 0xFFFFFF, true)}));
        paper.fillOval(x - reach, y - reach, reach * 2, reach * 2);
    }

    void house(int x, int y, Color wall, Color roof) {
        paper.setColor(wall);
        paper.fillRect(x, y + 90, 260, 200);
        paper.setColor(roof);
        paper.fillPolygon(new int[] {x - 34, x + 130, x + 294}, new int[] {y + 100, y, y + 100}, 3);
        paper.setColor(new Color(0x5d4229));
        paper.fillRect(x + 104, y + 170, 58, 120);
        paper.setColor(new Color(0xcfe4ee));
        paper.fillRect(x + 28, y + 140, 50, 46);
        paper.fillRect(x + 188, y + 140, 50, 46);
    }

    void houseAtNight(int x, int y) {
        paper.setColor(new Color(0x1b2130));
        paper.fillRect(x, y, 220, 140);
        paper.fillPolygon(new int[] {x - 24, x + 110, x + 244}, new int[] {y + 8, y - 80, y + 8}, 3);
        paper.setColor(new Color(0xf0c96a));
        paper.fillRect(x + 40, y + 40, 40, 40);
    }

    void water(int level, Color color) {
        paper.setPaint(new GradientPaint(0, level, color, 0, height, color.darker()));
        paper.fillRect(0, level, width, height - level);
        paper.setColor(new Color(255, 255, 255, 70));
        paper.setStroke(new BasicStroke(4));
        for (int y = level + 24; y < height; y += 34) {
            for (int x = y % 3 * 60; x < width; x += 250) {
                paper.drawArc(x, y, 150, 14, 0, 180);
            }
        }
    }

    void rain() {
        paper.setColor(new Color(235, 240, 245, 120));
        paper.setStroke(new BasicStroke(2));
        for (int i = 0; i < 260; i++) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            paper.drawLine(x, y, x - 8, y + 26);
        }
    }

    /** What of it stands out of the water. */
    void motorbike(int x, int y) {
        paper.setClip(0, 0, width, y + 36);
        paper.setStroke(new BasicStroke(12));
        paper.setColor(new Color(0x1f2328));
        paper.drawOval(x, y, 84, 84);
        paper.drawOval(x + 170, y, 84, 84);
        paper.setColor(new Color(0xb3261e));
        paper.fillRoundRect(x + 50, y - 30, 150, 46, 40, 40);
        paper.setColor(new Color(0x1f2328));
        paper.drawLine(x + 196, y - 30, x + 176, y - 78);
        paper.setClip(null);
    }

    void factory(int x, int y) {
        paper.setColor(new Color(0x8c8f94));
        paper.fillRect(x, y + 40, 300, 140);
        paper.setColor(new Color(0x6c6f75));
        for (int i = 0; i < 3; i++) {
            paper.fillRect(x + 30 + i * 90, y - 120, 34, 170);
            paper.setColor(new Color(90, 90, 90, 110));
            paper.fillOval(x + 10 + i * 90, y - 180, 90, 56);
            paper.fillOval(x + 40 + i * 90, y - 220, 120, 60);
            paper.setColor(new Color(0x6c6f75));
        }
        paper.setColor(new Color(0x33302b));
        paper.fillRect(x - 60, y + 140, 70, 26);
    }

    void river(Color color) {
        Path2D river = new Path2D.Float();
        river.moveTo(600, 440);
        river.curveTo(420, 520, 760, 600, 260, height);
        river.lineTo(860, height);
        river.curveTo(920, 600, 560, 540, 680, 440);
        river.closePath();
        paper.setColor(color);
        paper.fill(river);
        paper.setColor(new Color(240, 240, 235, 160));
        for (int i = 0; i < 24; i++) {
            paper.fillOval(470 + random.nextInt(240), 620 + random.nextInt(120), 18 + random.nextInt(26), 9);
        }
    }

    void deadFish(int x, int y) {
        paper.setColor(new Color(0xc9ced1));
        paper.fillOval(x, y, 70, 24);
        paper.fillPolygon(new int[] {x + 62, x + 92, x + 92}, new int[] {y + 12, y, y + 24}, 3);
        paper.setColor(new Color(0x333333));
        paper.fillOval(x + 10, y + 7, 6, 6);
    }

    void school() {
        paper.setColor(new Color(0xe8dfc6));
        paper.fillRect(110, 340, 800, 230);
        paper.setColor(new Color(0xa34a35));
        paper.fillPolygon(new int[] {70, 170, 850, 950}, new int[] {350, 220, 220, 350}, 4);
        paper.setColor(new Color(0x2c221b));
        paper.fillPolygon(new int[] {420, 520, 560, 470}, new int[] {250, 236, 316, 330}, 4);
        paper.setColor(new Color(0x7b4a33));
        paper.setStroke(new BasicStroke(8));
        paper.drawLine(430, 250, 560, 316);
        paper.drawLine(520, 236, 470, 330);
        for (int x = 150; x < 880; x += 190) {
            paper.setColor(new Color(0x4f7d9a));
            paper.fillRect(x, 400, 84, 74);
            paper.setColor(new Color(0x6a4a30));
            paper.fillRect(x + 104, 410, 56, 160);
        }
        paper.setColor(new Color(0x666666));
        paper.fillRect(960, 180, 8, 390);
        paper.setColor(new Color(0xc62828));
        paper.fillRect(900, 184, 60, 22);
        paper.setColor(Color.WHITE);
        paper.fillRect(900, 206, 60, 22);
    }

    void hangingBridge() {
        paper.setColor(new Color(0x5b4a38));
        for (int x : new int[] {110, 880}) {
            paper.fillRect(x, 260, 26, 260);
        }
        paper.setColor(new Color(0x6e6259));
        paper.setStroke(new BasicStroke(6));
        paper.drawArc(120, 130, 780, 280, 180, 180);
        for (int x = 140; x < 880; x += 44) {
            double across = (x - 510) / 390.0;
            int rope = (int) (270 + 140 * Math.sqrt(Math.max(0, 1 - across * across)));
            int deck = (int) (500 - 40 * across * across);
            paper.setColor(new Color(0x6e6259));
            paper.setStroke(new BasicStroke(3));
            paper.drawLine(x, rope, x, deck);
            if (x != 360 && x != 404 && x != 668) {
                paper.setColor(new Color(0x8a6239));
                paper.fillRect(x - 19, deck, 36, 14);
            }
        }
    }

    void pond(int x, int y) {
        paper.setColor(new Color(0x6fa3b5));
        paper.fillOval(x - 420, y - 40, 620, 240);
        paper.setColor(new Color(0xd9d5c8));
        paper.setStroke(new BasicStroke(12));
        paper.drawOval(x - 420, y - 40, 620, 240);
    }

    void cables() {
        paper.setColor(new Color(0x4a4238));
        paper.fillRect(900, 120, 18, 560);
        paper.fillRect(850, 160, 120, 10);
        paper.setColor(new Color(0x333333));
        paper.setStroke(new BasicStroke(3));
        for (int y : new int[] {160, 178}) {
            paper.drawArc(-200, y - 60, 1110, 120, 180, 180);
        }
    }

    void leaves(int x, int y, int reach) {
        for (int i = 0; i < 46; i++) {
            int shade = random.nextInt(50);
            paper.setColor(new Color(40 + shade / 2, 96 + shade, 52 + shade / 2));
            int size = reach / 2 + random.nextInt(reach / 3);
            double angle = random.nextDouble() * Math.PI * 2;
            double away = Math.sqrt(random.nextDouble()) * reach * 0.8;
            paper.fillOval(
                    (int) (x + Math.cos(angle) * away) - size / 2,
                    (int) (y + Math.sin(angle) * away * 0.75) - size / 2,
                    size,
                    size);
        }
    }

    void swing() {
        paper.setColor(new Color(0xc0392b));
        paper.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        paper.drawLine(260, 650, 340, 330);
        paper.drawLine(340, 330, 640, 330);
        paper.drawLine(640, 330, 720, 650);
        paper.setStroke(new BasicStroke(4));
        paper.setColor(new Color(0x555555));
        for (int x : new int[] {410, 540}) {
            paper.drawLine(x, 336, x - 10, 560);
            paper.drawLine(x + 60, 336, x + 50, 560);
        }
        paper.setColor(new Color(0xf1b434));
        paper.fillRoundRect(390, 556, 80, 16, 8, 8);
        paper.setColor(new Color(0x2f7fb8));
        paper.fillRoundRect(520, 556, 80, 16, 8, 8);
    }

    private void sky(Color top, Color bottom) {
        paper.setPaint(new GradientPaint(0, 0, top, 0, height * 0.7f, bottom));
        paper.fillRect(0, 0, width, height);
    }
}
