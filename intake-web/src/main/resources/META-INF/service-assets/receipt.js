import { forget } from './kept.js';

const byId = (id) => document.getElementById(id);
forget();

const print = byId('print');
print.hidden = false;
print.addEventListener('click', () => window.print());

const save = byId('save');
save.hidden = false;
save.addEventListener('click', () => {
  const canvas = document.createElement('canvas');
  canvas.width = 1000;
  canvas.height = 640;
  const pen = canvas.getContext('2d');
  const line = (text, y, font, colour) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.fillText(text, 70, y, 860);
  };
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, 1000, 640);
  pen.fillStyle = '#0b5d4e';
  pen.fillRect(0, 0, 1000, 120);
  line(save.dataset.site, 78, '700 44px sans-serif', '#fff');
  line(save.dataset.number, 200, '400 30px sans-serif', '#51605c');
  line(byId('number').textContent, 262, '700 56px monospace', '#17211f');
  line(save.dataset.pin, 350, '400 30px sans-serif', '#51605c');
  line(byId('pin').textContent, 412, '700 56px monospace', '#17211f');
  line(save.dataset.date, 500, '400 28px sans-serif', '#51605c');
  line(save.dataset.text + ' · ' + location.host + '/lacak', 560, '400 28px sans-serif', '#0b5d4e');
  canvas.toBlob((picture) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(picture);
    link.download = byId('number').textContent.trim() + '.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }, 'image/png');
});
