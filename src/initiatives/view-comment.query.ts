import type { Reader } from '../../lib/platform/db.ts'
import type { Comment, CommentId } from './comment.model.ts'
import { readComment } from './comment.store.ts'
import type { Initiative } from './initiative.model.ts'

/** A comment about this initiative; one about another is not there. */
export async function viewComment(
  read: Reader,
  { municipalityId, id }: Pick<Initiative, 'municipalityId' | 'id'>,
  commentId: CommentId,
): Promise<Comment | undefined> {
  const found = await readComment(read, municipalityId, commentId)
  return found?.initiativeId === id ? found : undefined
}
