import { useKit } from '../shared/kit.ts';
import type { HostApi } from '../shared/link.ts';
import { keepPlace } from '../shared/place.ts';
import './import.css';
import { ImportPage } from './page.ts';

declare const acquireVsCodeApi: () => HostApi;

useKit();
keepPlace();
document.body.append(new ImportPage(acquireVsCodeApi()));
