// The panel's side of the messages with the page around it. docs/panel.md has the contract.
let send = () => { };

export const ticket = (type, conversationId, ticketId, number) => send(type, { conversationId, ticketId, number });

export function attach(page, origins) {
  const host = window.parent === window ? null : window.parent;
  const ancestor = location.ancestorOrigins?.[0];
  let known = origins.includes(ancestor) || ancestor === location.origin ? ancestor : null;
  send = (type, data) => { if (host && known) host.postMessage({ source: 'agentassist', version: 1, type, ...data }, known); };

  addEventListener('message', event => {
    if (event.source !== host || !(origins.includes(event.origin) || event.origin === location.origin)) return;
    known = event.origin;
    const { type, conversationId } = event.data ?? {};
    if (type === 'conversation.set' && typeof conversationId === 'string' && conversationId.length > 0 && conversationId.length <= 255) page.invokeMethodAsync('SetConversationAsync', conversationId);
    else if (type === 'ping') send('ready', {});
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-insert]');
    if (!button) return;
    const { conversation, suggestion } = document.querySelector('main').dataset;
    send('reply.insert', { conversationId: conversation, suggestionId: suggestion, text: button.dataset.insert });
  });

  send('ready', {});
}
