using Bailiwick.Cli;

return await CommandLine.RunAsync(args);
