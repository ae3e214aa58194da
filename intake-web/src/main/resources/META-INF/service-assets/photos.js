import { placeOf } from './exif.js';

const LONGEST = 1600;
const QUALITY = 0.82;

/** Makes photos small before they travel, shows them, and tells where the first of them was taken. */
export function shrinkPhotos(input, onPlace) {
  const chosen = document.getElementById('chosen');
  const status = document.getElementById('photo-status');
  let files = [];
  let told = false;
  const label = input.parentElement;
  label.classList.add('button', 'second');
  label.firstElementChild.classList.remove('unseen');
  input.classList.add('unseen');

  const put = () => {
    const transfer = new DataTransfer();
    files.forEach((file) => transfer.items.add(file));
    input.files = transfer.files;
    chosen.hidden = files.length === 0;
    chosen.replaceChildren(...files.map(thumb));
  };

  const thumb = (file, i) => {
    const item = document.createElement('li');
    const image = document.createElement('img');
    image.src = URL.createObjectURL(file);
    image.alt = file.name;
    image.width = image.height = 144;
    image.onload = () => URL.revokeObjectURL(image.src);
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'second remove';
    remove.textContent = input.dataset.remove.replace('#', i + 1);
    remove.addEventListener('click', () => {
      files.splice(i, 1);
      put();
      input.focus();
    });
    item.append(image, remove);
    return item;
  };

  input.addEventListener('change', async () => {
    const added = [...input.files];
    status.textContent = input.dataset.shrinking;
    input.form.dataset.busy = 'yes';
    for (const file of added) {
      if (!told) {
        const place = await placeOf(file);
        if (place) {
          told = true;
          onPlace(place);
        }
      }
      files.push(await shrink(file));
    }
    files = files.slice(0, Number(input.dataset.most));
    delete input.form.dataset.busy;
    status.textContent = '';
    put();
    input.form.dispatchEvent(new Event('photos-ready'));
  });
}

/** A smaller JPEG; the file itself when it is small already or this browser cannot read it. */
async function shrink(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const small = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    if (!small || (scale === 1 && small.size >= file.size)) return file;
    return new File([small], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch (unreadable) {
    return file;
  }
}
