/** Colours by what they mean. Text colours reach a contrast of 4.5 to 1 on every ground that they are used on. */
export const colours = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --card: #ffffff; --sunken: #f0eee8; --line: #dedad1; --strong-line: #8c8779;
  --ink: #1a2028; --soft: #55606c; --accent: #1b4f91; --on-accent: #ffffff; --focus: #b4500a;
  --red: #a51d1d; --red-wash: #fbe8e5; --red-solid: #c8322b;
  --amber: #7d4a00; --amber-wash: #fcf0d6; --amber-solid: #d99a1c;
  --green: #1c6239; --green-wash: #e4f2e8; --green-solid: #3f9a62;
  --unknown: #4c5660; --unknown-wash: #eceded; --unknown-solid: #a4aab0;
  --shadow: 0 1px 2px rgb(26 32 40 / .06), 0 2px 8px rgb(26 32 40 / .04);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --card: #1a2027; --sunken: #222932; --line: #313a45; --strong-line: #748190;
    --ink: #e8ebef; --soft: #a5b0bc; --accent: #8dbbff; --on-accent: #10233c; --focus: #ffb057;
    --red: #ff9f96; --red-wash: #3b1d1d; --red-solid: #e0564d;
    --amber: #f2c46d; --amber-wash: #362911; --amber-solid: #d99a1c;
    --green: #86d49d; --green-wash: #17301f; --green-solid: #45a56b;
    --unknown: #b6bfc8; --unknown-wash: #2a313a; --unknown-solid: #6c7682;
    --shadow: none;
  }
}
`;
