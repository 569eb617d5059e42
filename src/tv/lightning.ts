import { Launch as sdkLaunch, Lightning as sdkLightning } from '@lightningjs/sdk';

/**
 * The only door to Lightning: the SDK is typed `any` in places and its element generics are wider
 * than we use, so both are narrowed here once.
 */
export const Lightning = sdkLightning;
export const Launch = sdkLaunch as unknown as (
  app: unknown, appSettings: object, platformSettings: object, appData: object,
) => LaunchedApplication;

export type Stage = InstanceType<typeof sdkLightning.Stage>;
export type Element = InstanceType<typeof sdkLightning.Element>;
export type Component = InstanceType<typeof sdkLightning.Component>;

export interface LaunchedApplication extends Component {
  focusPath: Component[];
  focusTopDownEvent(events: string[], ...args: unknown[]): boolean;
  focusBottomUpEvent(events: string[], ...args: unknown[]): boolean;
  updateFocusPath(): void;
}

/** What Lightning keeps inside and we need to see: for the loop that stops, and for tests. */
export interface StageInside {
  platform: {
    _looping: boolean;
    _awaitingLoop: boolean;
    _idleLoopCounter: number;
    startLoop(): void;
    stopLoop(): void;
    switchLoop(hasChanges: boolean): boolean;
    registerKeydownHandler(handler: (event: unknown) => void): void;
  };
  transitions: { active: Set<unknown>; addActive(transition: unknown): void };
  textureThrottler: { _sources: unknown[]; add(source: unknown, data: unknown): void };
  _updateSourceTextures: Set<unknown>;
  addUpdateSourceTexture(texture: unknown): void;
  ctx: { root: { _parent: HasUpdates }; hasRenderUpdates(): boolean };
  _usedMemory: number;
}
interface HasUpdates {
  _hasRenderUpdates: number;
}

export function insideOf(stage: Stage): StageInside {
  return stage as unknown as StageInside;
}
