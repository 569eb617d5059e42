import { createApp } from 'vue';
import './theme.css';
import './parts.css';
import App from './App.vue';
import { router } from './router.ts';
import { eraseOldCopies } from './writing/localCopy.ts';

eraseOldCopies(Date.now());
createApp(App).use(router).mount('#console');
