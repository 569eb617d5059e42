import { createApp } from 'vue';
import './theme.css';
import './parts.css';
import App from './App.vue';
import { router } from './router.ts';

createApp(App).use(router).mount('#console');
