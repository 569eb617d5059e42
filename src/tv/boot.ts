export function boot(){}
