using LeadToCash.Local.Tests.Storage;

// Some tests need a process that they can kill: this assembly, started with a command.
return args switch
{
    ["write-until-killed", var connectionString] => await StorageWriter.RunAsync(connectionString),
    _ => 64,
};
