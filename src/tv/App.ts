import { focusFault } from './focus.ts';
import { Lightning, type Component, type Element, type LaunchedApplication, type Stage } from './lightning.ts';
import { leave, type BoxWindow } from './box/leave.ts';
import { without, withoutLists, type IsGone } from './content/withdrawn.ts';
import type { Key } from './remote/keys.ts';
import { digitOf } from './remote/keys.ts';
import { SecondPress } from './remote/SecondPress.ts';
import { Ground } from './parts/Ground.ts';
import { Dialog, type DialogChoice } from './parts/Dialog.ts';
import type { Part } from './parts/Part.ts';
import type { Strip } from './parts/Strip.ts';
import { StripPlace } from './parts/StripPlace.ts';
import { Toast } from './parts/Toast.ts';
import type { LaterPages } from './LaterPages.ts';
import { Coming } from './pages/Coming.ts';
import { Home } from './pages/Home.ts';
import type { Page } from './pages/Page.ts';
import { Places } from './pages/Places.ts';
import { Scan } from './pages/Scan.ts';
import type { Route } from './routes.ts';
import { themeOf } from './theme.ts';
import type { Handoff, Tv } from './tv.ts';

interface Visit {
  route: Route;
  /** What the page handed out when it was left. */
  memory: unknown;
}

/** Deep enough for anyone; the oldest pages behind home are forgotten. */
const deepest = 12;

/** Pages one above the other, of which the uppermost exists; overlays; keys that count everywhere. */
export class App extends Lightning.Component {
  declare tv: Tv;
  declare private visits: Visit[];
  declare private page: Page | undefined;
  declare private overlay: Part | undefined;
  declare private ground: Ground;
  declare private toast: Toast;
  declare private strips: StripPlace;
  declare private later: LaterPages;
  declare private wayBack: () => string | undefined;
  declare private second: SecondPress;

  /** Called once, when Lightning has put the app on its stage. */
  start(tv: Tv, routes: Route[], later: LaterPages, wayBack: () => string | undefined): void {
    this.tv = tv;
    this.later = later;
    this.visits = routes.map((route) => ({ route, memory: undefined }));
    this.wayBack = wayBack;
    this.second = new SecondPress();
    this.ground = new Ground(this.stage, tv);
    this.toast = new Toast(this.stage, tv);
    this.strips = new StripPlace(this.stage, tv);
    this.childList.add(this.ground as unknown as Element);
    this.ground.draw();
    this.open();
  }

  go(route: Route): void {
    this.keep();
    this.visits.push({ route, memory: undefined });
    if (this.visits.length > deepest) this.visits.splice(1, 1);
    this.open();
  }

  /** Puts a page in the place of the one that is shown: Back leads where it would have led from there. */
  replace(route: Route): void {
    this.visits[this.visits.length - 1] = { route, memory: undefined };
    this.open();
  }

  /** Replaces all pages; the last one is shown. */
  restart(...routes: Route[]): void {
    this.visits = routes.map((route) => ({ route, memory: undefined }));
    this.open();
  }

  back(): void {
    if (this.visits.length === 1) {
      this.askToLeave();
      return;
    }
    this.visits.pop();
    this.open();
  }

  scan(handoff: Handoff): void {
    this.cover(new Scan(this.stage, this.tv, handoff), true);
  }

  ask(name: string, title: string, advice: string, choices: DialogChoice[], about?: string): void {
    const closing = choices.map((choice) => ({
      ...choice,
      open: () => {
        this.uncover();
        choice.open();
      },
    }));
    const dialog = new Dialog(this.stage, this.tv, name, title, advice, closing);
    dialog.about = about;
    this.cover(dialog, false);
  }

  askToLeave(): void {
    this.ask('exit', '离开电子法务？', '', [
      { key: 'stay', words: '留下', open: () => undefined },
      { key: 'leave', words: '离开', open: () => this.leave() },
    ]);
  }

  /** Draws everything again in the preferred size and contrast; focus and place stay. */
  restyle(): void {
    const { preferences } = this.tv;
    this.tv.theme = themeOf(preferences.size, preferences.contrast);
    this.ground.draw();
    this.strips.strip?.draw();
    if (this.page?.restyle()) {
      this.uncover();
      return;
    }
    this.keep();
    this.open();
  }

  say(words: string): void {
    this.toast.say(words);
  }

  /** Lays a strip over the top of every page; false where the page says the same already. */
  lay(strip: ((stage: Stage) => Strip) | undefined): boolean {
    if (strip && this.page?.showsEmergencies()) return false;
    this.strips.lay(strip);
    this.strips.arrange(this.page, !this.overlay);
    return true;
  }

  each(visit: (page: Page) => void): void {
    if (this.page) visit(this.page);
  }

  /** Nothing of a withdrawn item stays: on the screen, in what pages remember, or as one of them. */
  withdrawn(ids: readonly string[]): void {
    const isGone: IsGone = ({ id }) => ids.indexOf(id) >= 0;
    const isOf = ({ route }: Visit) => 'id' in route && isGone(route);
    const top = this.visits[this.visits.length - 1] as Visit;
    this.visits = this.visits.filter((visit) => visit === top || !isOf(visit));
    this.visits.forEach((visit) => (visit.memory = without(visit.memory, isGone)));
    if (this.overlay instanceof Dialog && isGone({ id: this.overlay.about ?? '' })) this.uncover();
    if (isOf(top)) this.page?.gone();
    else this.page?.withdrawn(isGone);
  }

  /** More was withdrawn than anybody named: pages ask again, what they remember is asked for when they come back. */
  doubt(): void {
    this.visits.forEach((visit) => (visit.memory = withoutLists(visit.memory)));
    this.page?.withdrawn(() => false);
    this.page?.contentChanged();
  }

  /**
   * One key of the remote, pressed `at` some time of the clock `now`, milliseconds. Whatever it does,
   * afterwards something that can be seen has the focus.
   */
  press(key: Key, at: number, now: () => number): void {
    const { application } = this as unknown as { application: LaunchedApplication };
    const shown = this.shownFor(key, application);
    if (this.second.isMeantForBefore(key, shown, at)) return;
    this.hand(key, application);
    application.updateFocusPath();
    this.second.pressed(key, shown, now());
    const fault = focusFault(application);
    if (fault === undefined) return;
    console.warn(`focus: ${fault}, after ${key}`);
    this.keep();
    this.open();
    application.updateFocusPath();
  }

  /** What a key is pressed for: a digit for the page, in which it may type; any other for what has the focus. */
  private shownFor(key: Key, { focusPath }: LaunchedApplication): unknown {
    if (this.strips.takes(key)) return this.strips;
    return digitOf(key) === undefined ? focusPath[focusPath.length - 1] : this.page;
  }

  private hand(key: Key, application: LaunchedApplication): void {
    if (this.strips.press(key)) return;
    if (!this.overlay && this.page?.takes(key)) return;
    const digit = digitOf(key);
    if (digit !== undefined) {
      if (!this.overlay) this.page?.digit(digit);
    } else if (key === 'Red') this.pressRed();
    else if (key === 'Yellow') this.tv.nextTextSize();
    else if (key === 'Blue') {
      if (!this.overlay) this.tv.go({ page: 'search' });
    } else if (key === 'Exit') {
      if (!this.overlay) this.tv.askToLeave();
    } else application.focusBottomUpEvent([`_handle${key}`]);
  }

  override _handleBack(): boolean {
    if (this.overlay) this.uncover();
    else this.tv.back();
    return true;
  }

  /** What only shows something closes by OK, too. */
  override _handleEnter(): boolean {
    if (this.overlay instanceof Scan) this.uncover();
    return true;
  }

  override _getFocused(): Component {
    return (this.overlay ?? this.page ?? this) as unknown as Component;
  }

  private pressRed(): void {
    if (this.overlay instanceof Scan) {
      this.uncover();
      return;
    }
    const handoff = this.page?.handoff();
    if (!handoff) return;
    if (this.overlay) this.uncover();
    this.scan(handoff);
  }

  private leave(): void {
    const way = this.wayBack();
    leave(way, window as unknown as BoxWindow);
    // Boxes that allow neither leave the family here: say which key leads on.
    if (way === undefined) this.say('请按遥控器上的“主页”键离开');
  }

  private keep(): void {
    const top = this.visits[this.visits.length - 1];
    if (top && this.page) top.memory = this.page.remember();
  }

  private open(): void {
    const visit = this.visits[this.visits.length - 1] as Visit;
    this.uncover();
    const old = this.page;
    if (old) {
      this.page = undefined;
      old.leave();
      this.childList.remove(old as unknown as Element);
    }
    // A page that opens may lead on at once; then a newer page stands already.
    const page = this.make(visit);
    if (this.visits[this.visits.length - 1] !== visit) return;
    this.page = page;
    this.childList.add(page as unknown as Element);
    this.above();
    this.showGround();
    this._refocus();
  }

  private make(visit: Visit): Page {
    const { stage: lightning, tv } = this;
    const { route, memory } = visit;
    if (route.page === 'home') return new Home(lightning, tv, memory as never);
    if (route.page === 'places') return new Places(lightning, tv, memory as never);
    const { pages } = this.later;
    if (pages) return new pages[route.page](lightning, tv, route as never, memory as never);
    return new Coming(lightning, tv, this.later, memory, () => this.open());
  }

  private cover(overlay: Part, hidesPage: boolean): void {
    this.uncover();
    this.overlay = overlay;
    if (this.page) this.page.visible = !hidesPage;
    this.showGround();
    this.childList.add(overlay as unknown as Element);
    this.above();
    this._refocus();
  }

  private uncover(): void {
    const { overlay } = this;
    if (!overlay) return;
    this.overlay = undefined;
    this.childList.remove(overlay as unknown as Element);
    if (this.page) this.page.visible = true;
    this.showGround();
    this._refocus();
  }

  private above(): void {
    [this.strips, this.toast].forEach((part) => this.childList.add(part as unknown as Element));
  }

  /** Under a film there is no ground: the canvas is clear, and the film below it shows. */
  private showGround(): void {
    this.strips.arrange(this.page, !this.overlay);
    this.ground.show(this.page !== undefined && this.page.visible && this.page.seesThrough());
  }
}
