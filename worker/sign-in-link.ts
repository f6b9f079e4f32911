/** The link with which the person at this machine signs in to the board, once. */

const timeoutMs = 5000;

/** Null when the board gives none; its plain address is then shown instead. */
export async function requestSignInLink(board: string, token: string): Promise<string | null> {
  try {
    const response = await fetch(`${board}/api/login-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) return null;
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null || !('url' in answer)) return null;
    return typeof answer.url === 'string' ? answer.url : null;
  } catch {
    return null;
  }
}
