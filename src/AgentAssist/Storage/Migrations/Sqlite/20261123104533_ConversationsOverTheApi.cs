using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgentAssist.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ConversationsOverTheApi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Conversations_ExternalId",
                table: "Conversations");

            migrationBuilder.AddColumn<bool>(
                name: "Final",
                table: "Turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Conversations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Until now the number of turns was the version.
            migrationBuilder.Sql("UPDATE \"Conversations\" SET \"Version\" = \"TurnCount\"");

            migrationBuilder.AddColumn<string>(
                name: "WrapUp",
                table: "Conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KeptAnswers",
                columns: table => new
                {
                    CallerId = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    RequestHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptAnswers", x => new { x.CallerId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Suggestions",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<string>(type: "TEXT", nullable: true),
                    ConversationVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    CallerId = table.Column<string>(type: "TEXT", nullable: true),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Locale = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Reply = table.Column<string>(type: "TEXT", nullable: false),
                    Answered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Confidence = table.Column<double>(type: "REAL", nullable: false),
                    ArticleIds = table.Column<string>(type: "TEXT", nullable: false),
                    Tier = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Suggestions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SuggestionOutcomes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SuggestionId = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Inferred = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SuggestionOutcomes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SuggestionOutcomes_Suggestions_SuggestionId",
                        column: x => x.SuggestionId,
                        principalTable: "Suggestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TriageCorrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SuggestionId = table.Column<string>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    ProposedTier = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ProposedCategory = table.Column<string>(type: "TEXT", nullable: true),
                    ProposedRisk = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Tier = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    Risk = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TriageCorrections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TriageCorrections_Suggestions_SuggestionId",
                        column: x => x.SuggestionId,
                        principalTable: "Suggestions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_ExternalId",
                table: "Conversations",
                column: "ExternalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KeptAnswers_At",
                table: "KeptAnswers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionOutcomes_At",
                table: "SuggestionOutcomes",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_SuggestionOutcomes_SuggestionId",
                table: "SuggestionOutcomes",
                column: "SuggestionId");

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_At",
                table: "Suggestions",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Suggestions_ConversationId_At",
                table: "Suggestions",
                columns: new[] { "ConversationId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TriageCorrections_At",
                table: "TriageCorrections",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_TriageCorrections_SuggestionId",
                table: "TriageCorrections",
                column: "SuggestionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptAnswers");

            migrationBuilder.DropTable(
                name: "SuggestionOutcomes");

            migrationBuilder.DropTable(
                name: "TriageCorrections");

            migrationBuilder.DropTable(
                name: "Suggestions");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_ExternalId",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "Final",
                table: "Turns");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "WrapUp",
                table: "Conversations");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_ExternalId",
                table: "Conversations",
                column: "ExternalId");
        }
    }
}
