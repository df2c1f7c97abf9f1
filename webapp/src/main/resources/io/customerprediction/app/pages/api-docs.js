// Shows the API with Swagger UI; its document names the addresses from where it is itself, so that a context path is kept.
const { SwaggerUIBundle } = globalThis;
const box = document.getElementById("content");
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
SwaggerUIBundle({
  url: box.dataset.document,
  domNode: box,
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "list",
  displayRequestDuration: true,
  validatorUrl: null,
  persistAuthorization: false,
});
