// An initiative has one life: its stage moves only by the table of moves, and every move is recorded.

export { agreeToBeAuthor, declineToBeAuthor } from './answer-invitation.command.ts'
export { authorRows, groupFrom, ownedBy } from './author.store.ts'
export { addAttachment, removeAttachment } from './change-attachments.command.ts'
export { endLeadOffer, leaveAuthors, offerLead, removeAuthor, showName, takeLead } from './change-authors.command.ts'
export { putBudgetLine, removeBudgetLine } from './change-budget.command.ts'
export { addPhotographs, captionPhotograph, removePhotograph } from './change-photographs.command.ts'
export { makePledge, withdrawPledge } from './change-pledges.command.ts'
export { changeText } from './change-text.command.ts'
export { createDraftFrom, type DraftSource, draftInitiative } from './draft-initiative.command.ts'
export { lockInitiative, readInitiative } from './initiative.store.ts'
export { cancelInvitation, inviteAuthor } from './invite-author.command.ts'
export { keepMinutes } from './keep-minutes.command.ts'
export { listInitiatives } from './list-initiatives.query.ts'
export { lockWithCall } from './lock-with-call.command.ts'
export { moveInitiative } from './move-initiative.command.ts'
export { storePictures } from './picture.store.ts'
export { viewSameTitles } from './same-titles.query.ts'
export { submitInitiative, withdrawInitiative } from './submit-initiative.command.ts'
export {
  enterSupportSheet,
  openForSupport,
  supportInitiative,
  takeSupportBack,
} from './support-initiative.command.ts'
export { viewApplication } from './view-application.query.ts'
export { writeToGroup } from './write-to-group.command.ts'
