import { errorCode } from '../ledger/files.ts';
import { HumanError } from '../humanError.ts';

/** Why the system would not read or write something; an error that is not the system's is a bug and is thrown on. */
export function refused(error: unknown, path: string): HumanError {
  switch (errorCode(error)) {
    case null:
      throw error;
    case 'EACCES':
    case 'EPERM':
      return new HumanError('You have no permission for {0}. Ask its owner for access, then try again.', path);
    case 'EROFS':
      return new HumanError('{0} is on a read-only disk. Copy the folder to one that can be written.', path);
    case 'ENOSPC':
    case 'EDQUOT':
      return new HumanError('The disk that holds {0} is full. Make room, then try again.', path);
    case 'ENOENT':
    case 'ENOTDIR':
      return new HumanError('{0} is not there (any more). Bring it back or open the folder anew.', path);
    case 'EIO':
      return new HumanError('The disk that holds {0} reported an error. Save your work elsewhere and check it.', path);
    default:
      return new HumanError(
        'The system refused {0} ({1}). Try again, or use another folder.',
        path,
        errorCode(error) ?? '',
      );
  }
}
