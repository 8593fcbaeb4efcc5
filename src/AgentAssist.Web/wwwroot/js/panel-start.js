// Starts the panel's connection with the ticket that its page brought along: in another site's frame no cookie travels.
const ticket = document.documentElement.dataset.session;
Blazor.start({ circuit: { configureSignalR: builder => builder.configureLogging('warn').withUrl(`_blazor${ticket ? `?session=${encodeURIComponent(ticket)}` : ''}`) } });
