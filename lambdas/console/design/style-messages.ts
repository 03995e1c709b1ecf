/** An e-mail and an SMS as they lie before the one who got them. */
export const messagesStyle = `
.messages { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 1.5rem; align-items: start; }
form.narrow { max-width: 32rem; }
.mail { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; box-shadow: var(--shadow); max-width: 46rem; overflow: hidden; }
.mail header { background: var(--sunken); border-bottom: 1px solid var(--line); padding: .8rem 1.1rem; display: grid; gap: .15rem; }
.mail h2 { font-size: 1rem; }
.mail .meta, .phone .meta { color: var(--soft); font-size: .8125rem; overflow-wrap: anywhere; }
.body { white-space: pre-wrap; overflow-wrap: anywhere; }
.mail .body { padding: 1.1rem; font-size: .9375rem; }
.phone { max-width: 23rem; display: grid; gap: .4rem; }
.phone h2 { font-size: .8125rem; color: var(--soft); font-weight: 600; letter-spacing: 0; }
.bubble { position: relative; justify-self: start; background: var(--green-wash); border: 1px solid var(--line); border-radius: 1.1rem 1.1rem 1.1rem .25rem; padding: .7rem 1rem; font-size: .9375rem; box-shadow: var(--shadow); }
`;
