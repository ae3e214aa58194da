package id.aduan.stack.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures that the demo draws itself; nobody's photo is in them. */
enum Picture {
    POTHOLE {
        @Override
        void draw(Graphics2D paper) {
            road(paper);
            paper.setColor(new Color(0x3a3632));
            paper.fillOval(270, 400, 270, 90);
            paper.setColor(new Color(0x6f7f88));
            paper.fillOval(300, 418, 200, 52);
        }
    },
    RUBBISH {
        @Override
        void draw(Graphics2D paper) {
            ground(paper);
            heap(paper);
        }
    },
    LAMP {
        @Override
        void draw(Graphics2D paper) {
            night(paper);
            pole(paper, 390);
            paper.setColor(new Color(0x2b2f38));
            paper.fillRoundRect(250, 130, 150, 30, 16, 16);
        }
    },
    FLOOD {
        @Override
        void draw(Graphics2D paper) {
            house(paper);
            water(paper, 400, new Color(0x8a7350));
        }
    },
    RIVER {
        @Override
        void draw(Graphics2D paper) {
            ground(paper);
            water(paper, 330, new Color(0x24221f));
        }
    },
    SCHOOL {
        @Override
        void draw(Graphics2D paper) {
            house(paper);
            paper.setColor(new Color(0x2a2a2a));
            paper.fillPolygon(new int[] {360, 430, 400}, new int[] {205, 215, 262}, 3);
        }
    },
    BRIDGE {
        @Override
        void draw(Graphics2D paper) {
            ground(paper);
            water(paper, 400, new Color(0x4f7f8f));
            paper.setColor(new Color(0x7a5230));
            for (int x = 60; x < 740; x += 44) {
                if (x != 280 && x != 500) {
                    paper.fillRect(x, 330, 34, 18);
                }
            }
            paper.setStroke(new BasicStroke(5));
            paper.drawArc(20, 150, 760, 200, 180, 180);
        }
    },
    HOUSE {
        @Override
        void draw(Graphics2D paper) {
            house(paper);
            paper.setColor(new Color(0x40352a));
            paper.fillRect(300, 300, 60, 90);
            paper.fillOval(470, 320, 70, 50);
        }
    },
    TREE {
        @Override
        void draw(Graphics2D paper) {
            road(paper);
            paper.setColor(new Color(0x5b3d22));
            paper.fillPolygon(new int[] {180, 225, 420, 390}, new int[] {460, 460, 180, 170}, 4);
            paper.setColor(new Color(0x2f6b35));
            paper.fillOval(320, 70, 260, 180);
        }
    },
    LANDSLIDE {
        @Override
        void draw(Graphics2D paper) {
            road(paper);
            paper.setColor(new Color(0x8b5a33));
            paper.fillPolygon(new int[] {0, 0, 480, 560}, new int[] {180, 600, 600, 470}, 4);
        }
    },
    PARK {
        @Override
        void draw(Graphics2D paper) {
            ground(paper);
            paper.setColor(new Color(0xc0392b));
            paper.setStroke(new BasicStroke(10));
            paper.drawLine(240, 480, 300, 240);
            paper.drawLine(300, 240, 500, 240);
            paper.drawLine(500, 240, 560, 480);
            paper.setStroke(new BasicStroke(4));
            paper.drawLine(370, 240, 350, 420);
            paper.drawLine(430, 240, 450, 420);
            paper.fillRect(340, 420, 120, 12);
        }
    },
    TRAFFICLIGHT {
        @Override
        void draw(Graphics2D paper) {
            road(paper);
            pole(paper, 560);
            paper.setColor(new Color(0x222222));
            paper.fillRoundRect(500, 120, 80, 210, 20, 20);
            paper.setColor(new Color(0x4a4a4a));
            for (int y : new int[] {135, 200, 265}) {
                paper.fillOval(515, y, 50, 50);
            }
        }
    };

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    abstract void draw(Graphics2D paper);

    static Picture of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    byte[] jpeg() {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = image.createGraphics();
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sky(paper, new Color(0x9cc7e8), new Color(0xe9f3f8));
        draw(paper);
        paper.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IllegalStateException("this JDK writes no JPEG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void sky(Graphics2D paper, Color top, Color bottom) {
        paper.setPaint(new GradientPaint(0, 0, top, 0, HEIGHT / 2f, bottom));
        paper.fillRect(0, 0, WIDTH, HEIGHT);
    }

    private static void ground(Graphics2D paper) {
        paper.setColor(new Color(0x8fa86b));
        paper.fillRect(0, 300, WIDTH, 300);
    }

    private static void road(Graphics2D paper) {
        ground(paper);
        paper.setColor(new Color(0x5d5f63));
        paper.fillPolygon(new Polygon(new int[] {320, 480, 800, 0}, new int[] {300, 300, 600, 600}, 4));
        paper.setColor(new Color(0xf2f2f2));
        paper.fillPolygon(new Polygon(new int[] {397, 403, 408, 392}, new int[] {320, 320, 380, 380}, 4));
    }

    private static void night(Graphics2D paper) {
        sky(paper, new Color(0x0c1224), new Color(0x1f2a44));
        paper.setColor(new Color(0x15180f));
        paper.fillRect(0, 420, WIDTH, 180);
    }

    private static void pole(Graphics2D paper, int x) {
        paper.setColor(new Color(0x555a60));
        paper.fillRect(x, 140, 14, 400);
    }

    private static void house(Graphics2D paper) {
        ground(paper);
        paper.setColor(new Color(0xd9c6a0));
        paper.fillRect(220, 260, 360, 220);
        paper.setColor(new Color(0x9a4a32));
        paper.fillPolygon(new int[] {190, 400, 610}, new int[] {270, 140, 270}, 3);
        paper.setColor(new Color(0x6a4a30));
        paper.fillRect(380, 370, 60, 110);
    }

    private static void water(Graphics2D paper, int level, Color color) {
        paper.setColor(color);
        paper.fillRect(0, level, WIDTH, HEIGHT - level);
        paper.setColor(color.brighter());
        for (int y = level + 20; y < HEIGHT; y += 40) {
            paper.drawArc(80, y, 200, 16, 0, 180);
            paper.drawArc(420, y + 12, 220, 16, 0, 180);
        }
    }

    private static void heap(Graphics2D paper) {
        Random random = new Random(3);
        for (int i = 0; i < 160; i++) {
            int x = 150 + random.nextInt(460);
            int rise = 200 - Math.abs(x - 380) / 2;
            paper.setColor(new Color(60 + random.nextInt(180), 60 + random.nextInt(180), 60 + random.nextInt(180)));
            paper.fillRoundRect(x, 520 - random.nextInt(Math.max(20, rise)), 30 + random.nextInt(40), 22, 8, 8);
        }
    }
}
