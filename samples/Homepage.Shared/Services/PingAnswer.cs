namespace Homepage.Services;

/// <summary>What the account service answers once its database has.</summary>
public sealed record PingAnswer(bool Answers);
