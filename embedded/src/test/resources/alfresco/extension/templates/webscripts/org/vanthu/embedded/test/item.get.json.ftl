{"id":"${id}","user":"${user}","greeting":"${msg("greeting")}"}
