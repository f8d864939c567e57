import type { LaterTexts, NoticeTexts } from './texts.ts';

export const SPANISH_NOTICE: NoticeTexts = {
  notice:
    'Mientras escribe, {shop} guarda su correo electrónico, nombre, carrito, idioma, país y zona horaria durante ' +
    '{days} días como máximo o hasta que elija «no guardar», para ayudarle con algunos correos sobre este carrito ' +
    'si algo le interrumpe. ' +
    'Los demás campos se quedan solo en este navegador, un día; los de tarjeta y contraseña no se leen nunca.',
  box: 'Sí, ayúdenme si algo me interrumpe.',
  privacy: 'Privacidad',
};

export const SPANISH: LaterTexts = {
  saved: 'Guardado, para poder ayudarle si algo le interrumpe.',
  dontSave: 'No guardar',
  whatIsKept: 'Qué se guarda',
  keptEmail: 'Correo electrónico',
  keptFirstName: 'Nombre',
  keptCart: 'Carrito',
  keptPlace: 'Idioma y lugar',
  keptUntil: 'Durante {days} días como máximo, y se borra al momento si elige «no guardar».',
  keptHere:
    'Lo demás, como la calle o el teléfono, se queda solo en este navegador, durante 24 horas. ' +
    'Los campos de tarjeta y contraseña no se leen nunca.',
  erased: 'No se guarda. Lo guardado se ha borrado y no se envía nada más.',
  erasedSoon: 'No se envía nada más. Lo guardado se borrará en cuanto vuelva a tener conexión.',
  fillIn: 'Rellenar con lo que había escrito',
  restored: 'Nos alegra verle de nuevo. Su carrito está como lo dejó.',
  linkExpired: 'Este enlace ya no es válido y no hemos podido recuperar su carrito. Lo sentimos.',
  restoreFailed: 'Ahora mismo no hemos podido recuperar su carrito. Pruebe el enlace de nuevo en un momento.',
  close: 'Cerrar',
};
