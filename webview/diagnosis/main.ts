import { useKit } from '../shared/kit.ts';
import type { HostApi } from '../shared/link.ts';
import './diagnosis.css';
import { DiagnosisPage } from './page.ts';

declare const acquireVsCodeApi: () => HostApi;

useKit();
document.body.append(new DiagnosisPage(acquireVsCodeApi()));
