/** One request of every kind, and whose it is to make. */
import type { TaskRequest, TaskRequestType } from '../../domain/task/messages.js';
import {
  dayDeadline,
  extendRequest,
  grantRequest,
  moveRequest,
  remandateRequest,
  submitRequest,
} from './builders.js';

export const requests: Readonly<Record<TaskRequestType, TaskRequest>> = {
  Acknowledge: { type: 'Acknowledge' },
  Decline: { type: 'Decline', reason: 'Không thuộc thẩm quyền' },
  ReportProgress: { type: 'ReportProgress', percent: 40, text: 'Đã xong khảo sát' },
  ReportObstacle: { type: 'ReportObstacle', text: 'Thiếu kinh phí' },
  Contribute: { type: 'Contribute', text: 'Đã gửi dữ liệu' },
  SubmitResult: submitRequest,
  RequestExtension: extendRequest('2022-09-30'),
  GrantExtension: grantRequest('2022-09-30'),
  RefuseExtension: { type: 'RefuseExtension', reason: 'Đã gia hạn một lần' },
  ConfirmCompletion: { type: 'ConfirmCompletion', note: 'Đạt' },
  ReturnResult: { type: 'ReturnResult', reason: 'Thiếu phụ lục' },
  Withdraw: { type: 'Withdraw', legalBasis: 'Quyết định số 10/QĐ-TTg' },
  MoveDeadline: moveRequest(dayDeadline('2022-10-31')),
  Remandate: remandateRequest({ deadline: dayDeadline('2022-11-30') }),
};
export const everyRequest = Object.values(requests);
export const coordinatorsRequests = everyRequest.filter(({ type }) =>
  [
    'GrantExtension',
    'RefuseExtension',
    'ConfirmCompletion',
    'ReturnResult',
    'Withdraw',
    'MoveDeadline',
    'Remandate',
  ].includes(type),
);
export const unitsRequests = everyRequest.filter(
  (request) => !coordinatorsRequests.includes(request),
);
