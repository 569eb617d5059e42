/** What of a picture is seen: its scale, and the upper left corner of the window in the scaled picture, px. */
export interface View {
  times: number;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How often a picture is enlarged: as wide as the screen, twice, three times. */
const steps = [1, 2, 3];
/** Share of the window that one press moves. */
const stride = 0.4;

/** Device-independent px a pixel of the picture takes. */
export function scaleOf(picture: Size, window: Size, times: number): number {
  return (window.width / picture.width) * times;
}

/** The view that lies within the picture's edges; a picture lower than the window has nothing to move. */
function within({ times, x, y }: View, picture: Size, window: Size): View {
  const scale = scaleOf(picture, window, times);
  const most = (whole: number, room: number) => Math.max(0, Math.round(whole * scale - room));
  return {
    times,
    x: Math.min(Math.max(0, Math.round(x)), most(picture.width, window.width)),
    y: Math.min(Math.max(0, Math.round(y)), most(picture.height, window.height)),
  };
}

export function timesAfter(times: number): number {
  return steps[(steps.indexOf(times) + 1) % steps.length] as number;
}

/** Once more enlarged, about the middle of what is seen; behind the largest as wide as the screen again. */
export function enlarged(view: View, picture: Size, window: Size): View {
  const times = timesAfter(view.times);
  const share = times / view.times;
  const middle = (from: number, room: number) => (from + room / 2) * share - room / 2;
  return within({ times, x: middle(view.x, window.width), y: middle(view.y, window.height) }, picture, window);
}

/** A step to a side, up to the edge. */
export function panned(view: View, right: number, down: number, picture: Size, window: Size): View {
  const x = view.x + right * window.width * stride;
  const y = view.y + down * window.height * stride;
  return within({ times: view.times, x, y }, picture, window);
}

/** Whether there is more of the picture than the window shows. */
export function isMore({ times }: View, picture: Size, window: Size): boolean {
  return times > 1 || Math.round(picture.height * scaleOf(picture, window, times)) > window.height;
}
